/*
 * Says why the page does not start, where its modules cannot say so themselves: opened as a file, in an old browser,
 * with a part missing, or in a frame that shuts it off. A classic script in the oldest syntax, so that any browser runs
 * it, from file:// too. The app removes #guard when it has drawn its first view; from then on nothing here acts.
 */
(function () {
  "use strict";

  var TEXTS = {
    file: {
      en: "This page was opened as a file, and browsers load its parts only from a web server. Start one in this folder, for example with “python3 -m http.server 8080”, and open http://localhost:8080/ (in a checkout of the project, “make demo” does it).",
      zh: "本页是作为文件打开的，而浏览器只从网页服务器加载它的各个部分。请在这个文件夹里启动一个，例如运行“python3 -m http.server 8080”，再打开 http://localhost:8080/（在项目的源代码目录里可以用“make demo”）。",
    },
    old: {
      en: "This browser is too old for the page ({detail}). Update it, or open the page in a current Chrome, Edge, Firefox or Safari.",
      zh: "这个浏览器太旧，无法运行本页（{detail}）。请更新它，或用新版的 Chrome、Edge、Firefox 或 Safari 打开。",
    },
    unreadable: {
      en: "This browser could not read the page’s script ({detail}): the browser is too old, or the file arrived damaged. Reload the page; if these words come back, use a current Chrome, Edge, Firefox or Safari.",
      zh: "这个浏览器无法读取本页的脚本（{detail}）：可能是浏览器太旧，也可能是文件在传输中损坏。请刷新页面；如果仍然出现这段文字，请用新版的 Chrome、Edge、Firefox 或 Safari。",
    },
    missing: {
      en: "A part of the page could not be loaded: {detail}. The site may have just been updated, or copied to its server in part; a filter may also have held it back. Reload the page.",
      zh: "页面的一部分无法加载：{detail}。网站可能刚刚更新，或者没有完整地放到服务器上，也可能被过滤软件拦截了。请刷新页面。",
    },
    frame: {
      en: "This page is shown inside another one, in a frame that shuts it off (a sandbox), and its parts may not be loaded there. Open it in a tab of its own: {detail}",
      zh: "本页嵌在另一个页面的封闭框架（sandbox）里，它的各个部分不能在那里加载。请在单独的标签页中打开：{detail}",
    },
    failed: {
      en: "The page stopped while it was starting ({detail}). Reload it; if these words come back, use a current Chrome, Edge, Firefox or Safari.",
      zh: "页面在启动时停止了（{detail}）。请刷新页面；如果仍然出现这段文字，请用新版的 Chrome、Edge、Firefox 或 Safari。",
    },
  };
  var LINK_LABEL = "Open in a tab of its own · 在单独的标签页中打开";
  var RELOAD_LABEL = "Reload · 刷新";

  /* The first trouble is the cause, and later ones follow from it. */
  var trouble = null;

  function isShutOff() {
    /* An opaque origin is called "null"; older browsers do not tell. */
    return location.protocol !== "file:" && String(self.origin) === "null";
  }

  function report(code, detail) {
    if (trouble) return;
    trouble = { code: code, detail: detail };
    show();
  }

  function paragraph(language) {
    var p = document.createElement("p");
    p.lang = language === "zh" ? "zh-Hans" : language;
    p.appendChild(
      document.createTextNode(
        TEXTS[trouble.code][language].replace("{detail}", function () {
          return trouble.detail;
        })
      )
    );
    return p;
  }

  function link() {
    var a = document.createElement("a");
    a.className = "guard-do";
    a.href = location.href;
    a.target = "_blank";
    a.appendChild(document.createTextNode(LINK_LABEL));
    return a;
  }

  function button() {
    var b = document.createElement("button");
    b.type = "button";
    b.className = "guard-do";
    b.onclick = function () {
      location.reload();
    };
    b.appendChild(document.createTextNode(RELOAD_LABEL));
    return b;
  }

  function show() {
    var guard = document.getElementById("guard");
    var words = document.getElementById("guard-words");
    if (!trouble || !guard || !words) return;
    while (words.firstChild) words.removeChild(words.firstChild);
    words.appendChild(paragraph("en"));
    words.appendChild(paragraph("zh"));
    if (trouble.code === "frame") words.appendChild(link());
    else if (trouble.code !== "file" && trouble.code !== "old") words.appendChild(button());
    guard.className = "guard-sure";
    guard.setAttribute("data-code", trouble.code);
    guard.setAttribute("role", "alert");
  }

  function isWaiting() {
    return document.readyState === "loading" || document.getElementById("guard") !== null;
  }

  function onError(event) {
    if (!isWaiting()) return;
    var target = event.target;
    if (target && target.tagName === "SCRIPT") {
      if (isShutOff()) report("frame", location.href);
      else report("missing", target.src);
      return;
    }
    if (!event.message) return; /* an icon or a style sheet, which the page can do without */
    var isSyntax = /SyntaxError/.test(event.message) || event.error instanceof SyntaxError;
    report(isSyntax ? "unreadable" : "failed", event.message);
  }

  function onRejection(event) {
    if (isWaiting())
      report("failed", String((event.reason && event.reason.message) || event.reason));
  }

  /* The events of elements do not bubble, but are seen on their way down. */
  window.addEventListener("error", onError, true);
  window.addEventListener("unhandledrejection", onRejection);
  document.addEventListener("DOMContentLoaded", show);

  if (location.protocol === "file:") report("file", "");
  else if (!("noModule" in document.createElement("script"))) report("old", "no modules");
})();
