import { collect } from './blackbox';
import type { Facts } from './facts';

/** How long the applicant may think about telling where they are. */
const UNDECIDED = 30_000;
const FAILURES = ['unavailable', 'refused', 'unavailable', 'timed out'];

/** Where the browser says it is, once its owner allows that; otherwise why not. */
function position(): Promise<Facts> {
  return new Promise((told) => {
    if (!('geolocation' in navigator)) return told({ position: 'unavailable' });
    setTimeout(() => told({ position: 'unanswered' }), UNDECIDED);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const { latitude, longitude, accuracy, altitude, altitudeAccuracy, heading, speed } = coords;
        told({ position: { latitude, longitude, accuracy, altitude, altitudeAccuracy, heading, speed } });
      },
      (problem) => told({ position: FAILURES[problem.code] ?? 'unavailable' }),
      { maximumAge: 600_000, timeout: UNDECIDED },
    );
  });
}

/** For the hosted pages: the device tells of itself. */
export async function tellOfDevice(path: string, asksPosition: boolean): Promise<void> {
  const where = asksPosition ? position() : undefined;
  const blackbox = await collect(`${path}/device/challenge`, {}, () => {}, () => {}, where);
  await fetch(`${path}/device`, { method: 'POST', body: new URLSearchParams({ blackbox }) });
}
