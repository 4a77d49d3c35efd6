import { ResponseErrorPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { stackgenAppStackReadPermission } from 'backstage-plugin-stackgen-common';
import { useTexts } from '../translation';
import { NoPermission } from './NoPermission';
import { readError } from './readError';

const useStyles = makeStyles(theme => ({
  retry: { marginTop: theme.spacing(2) },
}));

interface RequestErrorProps {
  error: Error;
  title: string;
  /** Named when the backend says that it is missing. */
  permission?: string;
  onRetry: () => void;
}

/** A failed request, in the backend's words, with a way to try again. */
export function RequestError(props: RequestErrorProps) {
  const { error, title, onRetry } = props;
  const { permission = stackgenAppStackReadPermission.name } = props;
  const classes = useStyles();
  const t = useTexts();
  if (readError(error).status === 403) {
    return <NoPermission description={t('error.forbidden', { permission })} />;
  }
  return (
    <div role="alert">
      <ResponseErrorPanel error={error} title={title} defaultExpanded />
      <Button
        className={classes.retry}
        variant="outlined"
        color="primary"
        onClick={onRetry}
      >
        {t('common.retry')}
      </Button>
    </div>
  );
}
