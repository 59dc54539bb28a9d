/* Sends a link whose # became %23 on its way through mail or chat to where it was meant to lead. */
(function () {
  "use strict";
  var parts = /^(.*?\/)(?:index\.html)?(?:%23|%2523)(.*)$/i.exec(location.pathname);
  if (parts) location.replace(parts[1] + "#" + parts[2] + location.hash.replace("#", "&"));
})();
