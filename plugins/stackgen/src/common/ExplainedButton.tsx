import Button, { type ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  blocked: {
    cursor: 'not-allowed',
    '&, &:hover': {
      boxShadow: 'none',
      color: theme.palette.text.secondary,
      backgroundColor: 'transparent',
    },
    '&.MuiButton-contained, &.MuiButton-contained:hover': {
      backgroundColor: theme.palette.action.disabledBackground,
    },
  },
}));

interface ExplainedButtonProps
  extends Pick<
    ButtonProps,
    | 'variant'
    | 'color'
    | 'size'
    | 'className'
    | 'children'
    | 'onClick'
    | 'aria-label'
  > {
  /** It can be reached, but does nothing, for a reason that is on the page. */
  blocked: boolean;
  /** Id of the element that says why. */
  reasonId?: string;
}

/**
 * A button that says why it does nothing. One that is disabled cannot be
 * reached with the keyboard, and so its reason is not heard either.
 */
export function ExplainedButton(props: ExplainedButtonProps) {
  const { blocked, reasonId, className = '', onClick, ...button } = props;
  const classes = useStyles();
  return (
    <Button
      {...button}
      className={blocked ? `${className} ${classes.blocked}` : className}
      disableRipple={blocked}
      aria-disabled={blocked || undefined}
      aria-describedby={blocked ? reasonId : undefined}
      onClick={blocked ? undefined : onClick}
    />
  );
}
