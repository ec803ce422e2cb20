// Says the chosen time beside the button, so that one sees what will be booked.

import { fill, words } from "./say.js";

const form = document.querySelector("[data-when-form]");
const told = form?.querySelector("[data-chosen]");
const button = form?.querySelector("button");
const isMove = form?.method === "post";

function draw() {
  const chosen = form.querySelector("input[name=at]:checked");
  if (!chosen) return;
  const time = chosen.dataset.time;
  told.querySelector("b").textContent = `${told.dataset.date}, ${time}.`;
  button.textContent = fill(isMove ? words.move_to : words.book_at, { time });
}

form?.addEventListener("change", draw);
form && draw();
