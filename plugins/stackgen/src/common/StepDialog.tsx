import { useEffect, useRef, type ReactNode } from 'react';
import Dialog from '@material-ui/core/Dialog';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  title: { '&:focus': { outline: 'none' } },
  content: { minHeight: 280, padding: theme.spacing(3) },
}));

interface StepDialogProps {
  /** Of the element with the title. */
  titleId: string;
  title: string;
  /** Another step begins at the heading, for eyes and for screen readers. */
  step: string;
  /** Something is being stored: the dialog cannot be left. */
  working: boolean;
  /** Between title and content. */
  stepper?: ReactNode;
  actions: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** A dialog with steps, which Escape leaves. */
export function StepDialog(props: StepDialogProps) {
  const { titleId, title, step, working, stepper, actions } = props;
  const classes = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const firstStep = useRef(true);
  useEffect(() => {
    if (!firstStep.current) {
      heading.current?.focus();
      content.current?.scrollTo?.({ top: 0 });
    }
    firstStep.current = false;
  }, [step]);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      aria-labelledby={titleId}
      aria-busy={working}
      onClose={(_, reason) => {
        // A click beside the dialog must not throw away what was chosen.
        if (reason === 'escapeKeyDown' && !working) {
          props.onClose();
        }
      }}
    >
      <DialogTitle id={titleId} disableTypography>
        <Typography
          variant="h6"
          component="h2"
          ref={heading}
          tabIndex={-1}
          className={classes.title}
        >
          {title}
        </Typography>
      </DialogTitle>
      {stepper}
      <DialogContent ref={content} dividers className={classes.content}>
        {props.children}
      </DialogContent>
      {actions}
    </Dialog>
  );
}
