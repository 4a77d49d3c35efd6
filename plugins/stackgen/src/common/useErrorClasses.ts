import { makeStyles } from '@material-ui/core/styles';
import { readableColor } from './readableColor';

const useStyles = makeStyles(theme => {
  const color =
    theme.palette.type === 'dark'
      ? readableColor(theme, theme.palette.error.main, 0.55)
      : readableColor(theme, theme.palette.error.main, 0.25);
  return {
    text: { color },
    // The portal's red has too little contrast for the small text of fields.
    field: { '&&.Mui-error': { color } },
  };
});

/** Classes for words about errors, and for labels and help of fields. */
export function useErrorClasses() {
  return useStyles();
}
