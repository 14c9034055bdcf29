// Before the first paint: the theme this browser chose. Arrow keys belong to the board while it has the focus.
const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;
document.addEventListener("keydown", e => {
  if (/^(Arrow|Home|End)/.test(e.key) && e.target.closest?.("[role=gridcell]")) e.preventDefault();
});
