import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ProblemList } from '../outcome/ProblemList';
import { describeError } from '../request/describeError';
import { readError } from '../request/readError';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  failure: { marginBottom: theme.spacing(2) },
  problems: { marginTop: theme.spacing(1) },
}));

interface SyncFailureProps {
  error: Error;
  /** What failed. */
  title: string;
  /** Said instead when somebody else was faster. */
  staleTitle?: string;
  /** Said instead when no answer came, so that nobody knows what was done. */
  unansweredTitle?: string;
  /**
   * Named when the backend says that it is missing; where several are needed the
   * backend's own words tell which.
   */
  permission?: string;
  action: string;
  onAction: () => void;
}

/** A failure inside of the dialog, with the way on; all input stays. */
export function SyncFailure(props: SyncFailureProps) {
  const { error, staleTitle, unansweredTitle, permission } = props;
  const { action, onAction } = props;
  const classes = useStyles();
  const t = useTexts();
  const { status, unanswered, wordless, problems } = readError(error);
  const stale = status === 409 && staleTitle !== undefined;
  const title = (unanswered && unansweredTitle) || props.title;
  return (
    <Alert
      className={classes.failure}
      severity={stale ? 'warning' : 'error'}
      action={
        <Button color="inherit" size="small" onClick={onAction}>
          {action}
        </Button>
      }
    >
      <AlertTitle>{stale ? staleTitle : title}</AlertTitle>
      {status === 403 && !wordless && permission !== undefined
        ? t('error.forbidden', { permission })
        : describeError(error, t)}
      {problems.length > 0 && (
        <section
          className={classes.problems}
          aria-label={t('outcome.problems')}
        >
          <ProblemList problems={problems} />
        </section>
      )}
    </Alert>
  );
}
