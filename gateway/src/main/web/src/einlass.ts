import "./styles/einlass.scss";
import { askBeforeSubmit } from "./page/confirm";
import { offerCopies } from "./page/copy";
import { keepDrafts } from "./page/draft";
import { loadLoginState } from "./page/login-state";
import { repeatRows } from "./page/rows";
import { addSteps } from "./page/stepper";
import { submitOnce } from "./page/submit";

document.documentElement.classList.add("script");

const login = loadLoginState();
repeatRows(document);
addSteps(document);
offerCopies(document);
askBeforeSubmit(document);
submitOnce(document);
void keepDrafts(document, login);

document.addEventListener("click", (click) => {
  if (click.target instanceof Element && click.target.closest("[data-print]")) window.print();
});
document.querySelector<HTMLElement>("[data-focus]")?.focus();

// This device was at a door once: what waits there does not stay for ever, whichever page is opened next.
if (!document.querySelector("main[data-session]") && wasAtADoor())
  void import("./door/expiry").then(({ dropOld }) => dropOld()).catch(() => undefined);

function wasAtADoor(): boolean {
  try {
    return localStorage.getItem("einlass-device") !== null;
  } catch {
    return false;
  }
}
