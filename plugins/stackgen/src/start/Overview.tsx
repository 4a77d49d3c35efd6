import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  PreviewRequest,
  SkippedEntity,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { OutcomeCounts } from '../outcome/OutcomeCounts';
import { OutcomeTable } from '../outcome/OutcomeTable';
import { ProblemList } from '../outcome/ProblemList';
import { Loading } from '../request/Loading';
import { RequestError } from '../request/RequestError';
import { useRequest } from '../request/useRequest';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  card: { padding: theme.spacing(2) },
  counts: { padding: theme.spacing(0, 2, 1) },
  problems: { padding: theme.spacing(2) },
}));

interface OverviewProps {
  request: PreviewRequest;
  /** Changes when the mapping was saved, so that the preview is made anew. */
  savedRevision?: number;
  onChoose: (skipped: SkippedEntity) => void;
  onIgnore: (skipped: SkippedEntity) => void;
}

/** What each entity would become, before anything is stored. */
export function Overview(props: OverviewProps) {
  const { request, savedRevision, onChoose, onIgnore } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const preview = useRequest(
    JSON.stringify([request, savedRevision]),
    signal => api.preview(request, { signal }),
    { keep: true },
  );

  if (preview.error) {
    return (
      <RequestError
        error={preview.error}
        title={t('error.preview')}
        onRetry={preview.retry}
      />
    );
  }
  if (!preview.value) {
    return <Loading lines={8} />;
  }
  const { included, noInfrastructure, skipped, problems, resources } =
    preview.value;
  const empty =
    included.length + noInfrastructure.length + skipped.length === 0;
  return (
    <Paper className={classes.card} aria-busy={preview.loading}>
      <div className={classes.counts} role="status">
        <OutcomeCounts outcome={preview.value} />
        {included.length > 0 ? (
          <Typography color="textSecondary">
            {t('start.becomes', { count: resources.length })}
          </Typography>
        ) : (
          <Typography color="textSecondary">{t('start.nothing')}</Typography>
        )}
      </div>
      {!empty && (
        <OutcomeTable
          outcome={preview.value}
          onChoose={onChoose}
          onIgnore={onIgnore}
        />
      )}
      {problems.length > 0 && (
        <div className={classes.problems}>
          <Typography variant="h6" component="h3" gutterBottom>
            {t('outcome.problems')}
          </Typography>
          <ProblemList problems={problems} />
        </div>
      )}
    </Paper>
  );
}
