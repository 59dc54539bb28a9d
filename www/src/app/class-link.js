import { openClassLink } from "../features/class-link/class-link.js";
import { addStrings } from "../shared/i18n/index.js";
import { en, zh } from "./class-link-strings.js";

addStrings({ en, zh });

export { openClassLink };
