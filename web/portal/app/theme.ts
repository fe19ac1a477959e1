const KEPT = 'bonafide.theme';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const isDark = matchMedia('(prefers-color-scheme: dark)');
const wantsContrast = matchMedia('(prefers-contrast: more)');

export function theme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return THEMES.find((one) => one === kept) ?? 'system';
}

function show() {
  const wanted = theme();
  const usual = wantsContrast.matches ? 'contrast' : isDark.matches ? 'dark' : 'light';
  document.documentElement.dataset['theme'] = wanted === 'system' ? usual : wanted;
}

export function setTheme(wanted: Theme) {
  localStorage.setItem(KEPT, wanted);
  show();
}

/** Follows the system from now on, where nothing else was chosen. */
export function startTheme() {
  show();
  isDark.addEventListener('change', show);
  wantsContrast.addEventListener('change', show);
}
