import { darken, lighten, type Theme } from '@material-ui/core/styles';

/**
 * A palette colour, made strong enough for small text: darker in a light theme,
 * lighter in a dark one. `amount` is from 0 to 1.
 */
export function readableColor(
  theme: Theme,
  color: string,
  amount: number,
): string {
  return theme.palette.type === 'dark'
    ? lighten(color, amount)
    : darken(color, amount);
}
