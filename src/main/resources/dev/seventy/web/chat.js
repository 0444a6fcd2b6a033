// Comfort only: everything here also works without it.
const line = document.getElementById("line");
const files = document.querySelector("input[type=file]");
const turns = document.querySelectorAll(".turn");

// A page opened at #newest takes the focus away from the line, once it has scrolled there. On a touch screen the
// keyboard would hide the answer.
addEventListener("pageshow", () => setTimeout(() => {
  document.body.classList.remove("working");
  document.getElementById("state").textContent = "";
  if (turns.length > 1) {
    turns[turns.length - 1].scrollIntoView();
  }
  if (!matchMedia("(pointer: coarse)").matches) {
    line.focus({ preventScroll: true });
  }
}));

// One line at a time: a second click would say it twice.
addEventListener("submit", event => {
  if (document.body.classList.contains("working")) {
    event.preventDefault();
    return;
  }
  document.body.classList.add("working");
  document.getElementById("state").textContent = "Working on it…";
});

// Files may be dropped anywhere on the page.
addEventListener("dragover", event => event.preventDefault());
addEventListener("drop", event => {
  if (event.dataTransfer.files.length > 0) {
    event.preventDefault();
    files.files = event.dataTransfer.files;
    files.form.requestSubmit();
  }
});
