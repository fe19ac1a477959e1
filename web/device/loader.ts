/**
 * Reads the settings that stand on the page and loads the collector from the first-party path. May
 * be served from anywhere; what it loads comes from the page's own host.
 */
interface Settings {
  loader?: { uri_hook?: string; version?: string; subkey?: string; trace_handler?: unknown };
}

{
  const page = globalThis as unknown as Record<string, unknown>;
  const name = String(page['io_global_object_name'] ?? 'IGLOO');
  const settings = (page[name] ??= {}) as Settings;
  const loader = settings.loader ?? {};
  const hook = String(loader.uri_hook ?? 'iojs').replace(/\/+$/, '');
  const trace = (message: string) => {
    if (typeof loader.trace_handler === 'function') loader.trace_handler(message);
  };
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(hook)) trace('uri_hook must be a path, not a URL');
  else {
    const script = document.createElement('script');
    const subkey = loader.subkey ? `?subkey=${encodeURIComponent(loader.subkey)}` : '';
    script.src = `${hook}/${encodeURIComponent(loader.version ?? 'general5')}/collector.js${subkey}`;
    script.async = true;
    script.onerror = () => trace(`${script.src} could not be loaded`);
    trace(`loading ${script.src}`);
    document.head.append(script);
  }
}
