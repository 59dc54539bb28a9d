export * from "../shared/trouble.js";
