/** For an element whose content arranges itself by the room it has. */
export const measured = { containerType: 'inline-size' };

/**
 * Holds for content of a `measured` element up to this many pixels wide. A
 * query of the screen would not do: beside a panel there is less room.
 */
export function upTo(width: number, from = 0): string {
  return from > 0
    ? `@container (min-width: ${from}px) and (max-width: ${width - 0.02}px)`
    : `@container (max-width: ${width - 0.02}px)`;
}

/** Only for screen readers; `display: none` would hide it from them, too. */
export const forScreenReaders = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
} as const;
