export const kept = prefix => {
  const found = {};
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (key.startsWith(prefix)) found[key] = localStorage.getItem(key);
  }
  return found;
};
export const keep = (key, text) => localStorage.setItem(key, text);
export const forget = key => localStorage.removeItem(key);
export const copy = text => navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false;
export const scrollToEnd = box => box?.scrollTo({ top: box.scrollHeight });
export const switchTheme = () => {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
};
export const download = (name, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
export const print = () => window.print();
