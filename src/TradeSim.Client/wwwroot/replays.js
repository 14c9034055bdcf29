// Keys of the replay, wherever the focus is, unless the thing in focus uses the key itself.
const own = "[role=gridcell], [role=tab], select, textarea, input:not([type=range])";
const moves = ["ArrowLeft", "ArrowRight", "Home", "End", "b"];
export const listen = page => {
  const heard = e => {
    if (e.altKey || e.ctrlKey || e.metaKey || e.target.closest?.(own)) return;
    const onSlider = e.target.matches?.("input[type=range]");
    const presses = e.target.closest?.("button, a, summary");
    if (e.key === " " ? presses : (onSlider && e.key !== "b") || !moves.includes(e.key)) return;
    e.preventDefault();
    page.invokeMethodAsync("Press", e.key);
  };
  document.addEventListener("keydown", heard);
  return {
    stop: () => {
      clearTimeout(settling);
      document.removeEventListener("keydown", heard);
    },
  };
};
// The address names the moment, so that it can be sent to somebody; no new step in the browser's history.
// Browsers refuse many changes of the address in a short time, so only where a move ends up is written.
let settling;
export const showAt = at => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const address = new URL(location);
    address.searchParams.set("at", at);
    history.replaceState(history.state, "", address);
  }, 300);
};
