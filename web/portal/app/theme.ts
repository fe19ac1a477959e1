const KEPT = 'bonafide.theme';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export function theme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return THEMES.find((one) => one === kept) ?? 'system';
}

export function setTheme(wanted: Theme) {
  localStorage.setItem(KEPT, wanted);
  document.documentElement.dataset['theme'] = wanted;
}
