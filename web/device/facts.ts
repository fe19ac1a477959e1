import { canvas, digest, fonts, sound, webgl } from './prints';

/** What a browser tells of itself and of the device it runs on; null where it tells nothing. */
export type Facts = Record<string, unknown>;

const LATEST = 1_500;
const HINTS = ['fullVersionList', 'model', 'platformVersion'];

/** Names that programs which drive browsers leave behind. */
const DRIVERS =
  /^(cdc_|\$cdc_|\$chrome_async|__webdriver|__selenium|__driver|__fxdriver|_selenium|calledSelenium|_Selenium|__nightmare|__phantomas|callPhantom|_phantom|domAutomation|__playwright|__pw_|__puppeteer|_WEBDRIVER|awesomium|geb$|RunPerfTest|CefSharp|fmget_targets|spawn$|webdriver$)/;

/** Functions that are changed by those who pretend to be another browser. */
function natives(): [string, unknown][] {
  const context = globalThis.CanvasRenderingContext2D?.prototype;
  const audio = globalThis.AudioBuffer?.prototype;
  return [
    ['toString', Function.prototype.toString],
    ['toDataURL', globalThis.HTMLCanvasElement?.prototype.toDataURL],
    ['getImageData', context?.getImageData],
    ['getParameter', globalThis.WebGLRenderingContext?.prototype.getParameter],
    ['getChannelData', audio?.getChannelData],
    ['userAgent', Object.getOwnPropertyDescriptor(Navigator.prototype, 'userAgent')?.get],
    ['platform', Object.getOwnPropertyDescriptor(Navigator.prototype, 'platform')?.get],
    ['webdriver', Object.getOwnPropertyDescriptor(Navigator.prototype, 'webdriver')?.get],
  ];
}

/** The native functions that do not say that they are, and what stands on the navigator itself. */
function changed(): string[] {
  const text = Function.prototype.toString;
  const replaced = natives()
    .filter(([, it]) => typeof it === 'function' && !text.call(it).includes('[native code]'))
    .map(([name]) => name);
  return replaced.concat(Object.getOwnPropertyNames(navigator).slice(0, 10));
}

function drivers(): string[] {
  const found = (names: string[]) => names.filter((name) => DRIVERS.test(name));
  const marks = [...document.documentElement.attributes].map((attribute) => attribute.name);
  return [
    ...found(Object.getOwnPropertyNames(globalThis)),
    ...found(Object.getOwnPropertyNames(document)),
    ...marks.filter((name) => /^(selenium|webdriver|driver)$/.test(name)),
  ].slice(0, 10);
}

/** Which family of browsers this is by what it can do, whatever it says. */
function engine(): string {
  if ('mozInnerScreenX' in globalThis) return 'gecko';
  if ('GestureEvent' in globalThis || 'ApplePaySession' in globalThis) return 'webkit';
  if ('webkitRequestFileSystem' in globalThis || 'chrome' in globalThis) return 'chromium';
  return '';
}

function first(choices: Record<string, string>): string | null {
  for (const [name, query] of Object.entries(choices)) if (matchMedia(query).matches) return name;
  return null;
}

interface MoreNavigator extends Navigator {
  deviceMemory?: number;
  globalPrivacyControl?: boolean;
  userAgentData?: {
    getHighEntropyValues(hints: string[]): Promise<Record<string, unknown>>;
  };
  webkitTemporaryStorage?: {
    queryUsageAndQuota(told: (used: number, quota: number) => void, failed: () => void): void;
  };
}

const browser = navigator as MoreNavigator;

/** Whether the window is a private one, as far as its storage gives that away. */
async function isPrivate(): Promise<boolean | null> {
  const temporary = browser.webkitTemporaryStorage;
  const heap = (performance as { memory?: { jsHeapSizeLimit: number } }).memory?.jsHeapSizeLimit;
  if (temporary && heap) {
    const quota = await new Promise<number>((told, failed) =>
      temporary.queryUsageAndQuota((_, most) => told(most), () => failed(new Error('no quota'))),
    );
    return quota < heap * 2;
  }
  if (!navigator.storage?.getDirectory) return null;
  try {
    await navigator.storage.getDirectory();
    return false;
  } catch (problem) {
    return problem instanceof DOMException && problem.name === 'SecurityError' ? true : null;
  }
}

const AT_ONCE: Record<string, () => unknown> = {
  agent: () => navigator.userAgent,
  platform: () => navigator.platform,
  engine,
  languages: () => navigator.languages.slice(0, 20),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  offset: () => -new Date().getTimezoneOffset(),
  screen: () => [screen.width, screen.height, screen.colorDepth, devicePixelRatio],
  window: () => [outerWidth, outerHeight, innerWidth, innerHeight],
  cores: () => navigator.hardwareConcurrency,
  memory: () => browser.deviceMemory ?? null,
  touch: () => navigator.maxTouchPoints,
  cookies: () => navigator.cookieEnabled,
  tracked: () => navigator.doNotTrack !== '1' && browser.globalPrivacyControl !== true,
  driven: () => navigator.webdriver === true,
  drivers,
  changed,
  evaluates: () => Function.prototype.toString.call(eval).length,
  gamut: () => first({ rec2020: '(color-gamut: rec2020)', p3: '(color-gamut: p3)', srgb: '(color-gamut: srgb)' }),
  math: () => digest([Math.tan(-1e300), Math.sinh(1), Math.expm1(1), Math.cosh(10), Math.acosh(1e154)].join()),
  canvas,
  webgl,
  fonts,
};

const LATER: Record<string, () => Promise<unknown>> = {
  hints: async () => (await browser.userAgentData?.getHighEntropyValues(HINTS)) ?? null,
  sound,
  private: isPrivate,
};

function guarded(tell: () => unknown): unknown {
  try {
    return tell();
  } catch {
    return null;
  }
}

/** What can be told at once. */
export function factsAtOnce(): Facts {
  return Object.fromEntries(Object.entries(AT_ONCE).map(([name, tell]) => [name, guarded(tell)]));
}

/** What takes a moment; whatever takes too long is left out. */
export async function factsLater(): Promise<Facts> {
  const late = new Promise<null>((over) => setTimeout(() => over(null), LATEST));
  const told = Object.entries(LATER).map(async ([name, tell]) => {
    try {
      return [name, await Promise.race([tell(), late])] as const;
    } catch {
      return [name, null] as const;
    }
  });
  return Object.fromEntries(await Promise.all(told));
}
