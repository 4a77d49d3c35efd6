import type { ReactNode } from 'react';
import DialogActions from '@material-ui/core/DialogActions';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  actions: { flexWrap: 'wrap', gap: theme.spacing(1) },
  reason: { flex: '1 1 auto', padding: theme.spacing(0, 1) },
}));

interface ExplainedActionsProps {
  /** For the button that the reason is about. */
  reasonId: string;
  /** Why the way on is blocked. */
  reason?: string;
  children: ReactNode;
}

/** The buttons of a dialog, with the reason why one of them does nothing. */
export function ExplainedActions(props: ExplainedActionsProps) {
  const { reasonId, reason, children } = props;
  const classes = useStyles();
  return (
    <DialogActions className={classes.actions}>
      {reason && (
        <Typography
          id={reasonId}
          variant="body2"
          color="textSecondary"
          className={classes.reason}
        >
          {reason}
        </Typography>
      )}
      {children}
    </DialogActions>
  );
}
