/** 53 bits of a text, as hexadecimal digits: enough to tell like from unlike. */
export function digest(text: string): string {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(16);
}

/** How this device draws; null when it never draws the same twice, to hide itself. */
export function canvas(): string | null {
  const sheet = document.createElement('canvas');
  sheet.width = 240;
  sheet.height = 60;
  const pen = sheet.getContext('2d');
  if (!pen) return null;
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = '#f60';
  pen.fillRect(100, 1, 62, 20);
  pen.fillStyle = '#069';
  pen.font = '11pt Times New Roman';
  pen.fillText('Cwm fjordbank gly \u{1F603}', 2, 15);
  pen.fillStyle = 'rgba(102, 204, 0, 0.2)';
  pen.font = '18pt Arial';
  pen.fillText('Cwm fjordbank gly', 4, 45);
  pen.globalCompositeOperation = 'multiply';
  for (const [colour, x, y] of [['#f2f', 200, 20], ['#2ff', 216, 20], ['#ff2', 208, 36]] as const) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(x, y, 16, 0, Math.PI * 2, true);
    pen.fill();
  }
  const drawn = sheet.toDataURL();
  return drawn === sheet.toDataURL() ? digest(drawn) : null;
}

/** Who makes the graphics, by name, and what they can do. */
export function webgl(): Record<string, string> | null {
  const gl = document.createElement('canvas').getContext('webgl');
  if (!gl) return null;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const limits = [
    gl.MAX_TEXTURE_SIZE,
    gl.MAX_CUBE_MAP_TEXTURE_SIZE,
    gl.MAX_RENDERBUFFER_SIZE,
    gl.MAX_VERTEX_ATTRIBS,
    gl.MAX_VARYING_VECTORS,
    gl.MAX_FRAGMENT_UNIFORM_VECTORS,
    gl.ALIASED_LINE_WIDTH_RANGE,
    gl.ALIASED_POINT_SIZE_RANGE,
  ].map((name) => String(gl.getParameter(name)));
  return {
    vendor: String(gl.getParameter(names?.UNMASKED_VENDOR_WEBGL ?? gl.VENDOR)),
    renderer: String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER)),
    limits: digest([...limits, ...(gl.getSupportedExtensions() ?? [])].join()),
  };
}

const FONTS = [
  'Arial Unicode MS', 'Bahnschrift', 'Calibri', 'Cambria', 'Century', 'Gill Sans', 'Helvetica Neue',
  'Leelawadee', 'Lucida Bright', 'Menlo', 'Monaco', 'MS Mincho', 'MS UI Gothic', 'PMingLiU', 'Roboto',
  'San Francisco', 'Segoe UI', 'SF Pro', 'SimHei', 'Staccato222 BT', 'Ubuntu', 'DejaVu Sans',
  'Liberation Sans', 'Noto Sans', 'Droid Sans Mono', 'Oswald', 'Vrinda', 'ZWAdobeF',
];

/** Which of a list of fonts are there: a text has another width in each. */
export function fonts(): string[] | null {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return null;
  const width = (family: string) => {
    pen.font = `48px ${family}`;
    return pen.measureText('mmMwWLliI0O&1').width;
  };
  const plain = { monospace: width('monospace'), serif: width('serif') };
  return FONTS.filter(
    (font) =>
      width(`"${font}", monospace`) !== plain.monospace || width(`"${font}", serif`) !== plain.serif,
  );
}

/** How this device computes a sound that nobody hears. */
export async function sound(): Promise<string | null> {
  if (!globalThis.OfflineAudioContext) return null;
  const context = new OfflineAudioContext(1, 5000, 44100);
  const tone = context.createOscillator();
  tone.type = 'triangle';
  tone.frequency.value = 10_000;
  const press = context.createDynamicsCompressor();
  press.threshold.value = -50;
  press.knee.value = 40;
  press.ratio.value = 12;
  press.attack.value = 0;
  press.release.value = 0.25;
  tone.connect(press).connect(context.destination);
  tone.start(0);
  const samples = (await context.startRendering()).getChannelData(0);
  let sum = 0;
  for (let i = 4500; i < 5000; i++) sum += Math.abs(samples[i] ?? 0);
  return sum.toFixed(6);
}
