/** Gives every `.stepper` its two buttons; without script the plain number field remains. */
export function addSteps(page: Document): void {
  page.querySelectorAll<HTMLElement>(".stepper").forEach(equip);
  page.addEventListener("einlass:row", (event) => {
    if (event.target instanceof Element) event.target.querySelectorAll<HTMLElement>(".stepper").forEach(equip);
  });
}

function equip(stepper: HTMLElement): void {
  const input = stepper.querySelector("input");
  if (!input || stepper.querySelector("button")) return;
  const less = button("−", stepper.dataset.less ?? "−");
  const more = button("+", stepper.dataset.more ?? "+");
  const show = () => {
    less.disabled = input.min !== "" && Number(input.value) <= Number(input.min);
    more.disabled = input.max !== "" && Number(input.value) >= Number(input.max);
  };
  const step = (direction: 1 | -1) => () => {
    if (direction > 0) input.stepUp();
    else input.stepDown();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  less.addEventListener("click", step(-1));
  more.addEventListener("click", step(1));
  input.addEventListener("input", show);
  stepper.prepend(less);
  stepper.append(more);
  show();
}

function button(sign: string, label: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  return made;
}
