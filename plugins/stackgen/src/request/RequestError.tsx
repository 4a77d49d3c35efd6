import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { stackgenAppStackReadPermission } from 'backstage-plugin-stackgen-common';
import { ProblemList } from '../outcome/ProblemList';
import { useTexts } from '../translation';
import { NoPermission } from './NoPermission';
import { describeError } from './describeError';
import { readError } from './readError';

const useStyles = makeStyles(theme => ({
  problems: { marginTop: theme.spacing(1) },
}));

interface RequestErrorProps {
  error: Error;
  title: string;
  /** Named when the backend says that it is missing. */
  permission?: string;
  onRetry: () => void;
}

/**
 * A failed request, in the backend's words, with a way to try again. Not the
 * core's error panel: its JSON view has too little contrast, and it hides the
 * backend's words behind a click.
 */
export function RequestError(props: RequestErrorProps) {
  const { error, title, onRetry } = props;
  const { permission = stackgenAppStackReadPermission.name } = props;
  const classes = useStyles();
  const t = useTexts();
  const { status, wordless, problems } = readError(error);
  const message = describeError(error, t);
  if (status === 403 && !wordless) {
    return <NoPermission description={t('error.forbidden', { permission })} />;
  }
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      <AlertTitle>{title}</AlertTitle>
      {status === undefined || wordless
        ? message
        : t('error.answered', { status: String(status), message })}
      {problems.length > 0 && (
        <div className={classes.problems}>
          <ProblemList problems={problems} />
        </div>
      )}
    </Alert>
  );
}
