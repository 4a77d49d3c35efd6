import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  layer: { stroke: 'currentColor' },
  top: {
    fill: theme.palette.navigation.indicator,
    stroke: theme.palette.navigation.indicator,
  },
}));

/** Three stacked layers, the uppermost in the colour that marks the current page. */
export function StackGenMark() {
  const classes = useStyles();
  return (
    <svg
      aria-hidden
      width="28"
      height="28"
      viewBox="0 0 32 32"
      fill="none"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path className={classes.layer} d="m4 22.5 12 6 12-6" />
      <path className={classes.layer} d="m4 16 12 6 12-6" />
      <path className={classes.top} d="m16 3.5 12 6-12 6-12-6z" />
    </svg>
  );
}
