/** The day on this machine, as waivers name it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
