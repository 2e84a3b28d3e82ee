export type Language = "de" | "en";

/** The language of the page: what the server rendered, German when it says nothing. */
export function pageLanguage(tag = document.documentElement.lang): Language {
  return tag.toLowerCase().startsWith("en") ? "en" : "de";
}
