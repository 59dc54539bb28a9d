import { openWord } from "../features/glossary/word-dialog.js";
import { addStrings } from "../shared/i18n/index.js";
import { en, zh } from "./glossary-strings.js";

addStrings({ en, zh });

export { openWord };
