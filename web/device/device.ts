import { collect } from './blackbox';

/** For the hosted pages: the device tells of itself. */
export async function tellOfDevice(path: string): Promise<void> {
  const blackbox = await collect(`${path}/device/challenge`, {}, () => {});
  await fetch(`${path}/device`, { method: 'POST', body: new URLSearchParams({ blackbox }) });
}
