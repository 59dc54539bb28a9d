/** Texts about the page in a frame, in English. */
export const enEmbed = {
  "embed.title": "In a page of your own",
  "embed.help":
    "These words of HTML put this experiment into another page, without header and footer.",
  "embed.copy": "Copy the HTML",
  "embed.copied": "Copied.",
};
