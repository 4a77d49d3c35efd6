import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/frontend-plugin-api';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { Loaded } from '../request/Loaded';
import { useRequest } from '../request/useRequest';
import {
  arrangeDifference,
  isEmptyDifference,
} from '../sync/arrangeDifference';
import { DifferenceList } from '../sync/DifferenceList';
import { useTexts } from '../translation';
import { FileChanges } from './FileChanges';

const useStyles = makeStyles(theme => ({
  card: { padding: theme.spacing(2, 3), marginTop: theme.spacing(2) },
}));

interface ComparisonProps {
  stackId: string;
  from: number;
  to: number;
}

/** What differs between two revisions: resources, entities and files. */
export function Comparison(props: ComparisonProps) {
  const { stackId, from, to } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const difference = useRequest(
    from === to ? undefined : `${stackId} ${from} ${to}`,
    signal => api.getDifference(stackId, from, to, { signal }),
  );
  return (
    <Paper
      className={classes.card}
      component="section"
      aria-labelledby="stackgen-comparison"
    >
      <Typography
        id="stackgen-comparison"
        variant="h6"
        component="h3"
        gutterBottom
      >
        {t('history.comparison', { from: String(from), to: String(to) })}
      </Typography>
      {from === to ? (
        <Typography>{t('history.chooseTwo')}</Typography>
      ) : (
        <Loaded request={difference} title={t('history.failedComparison')}>
          {value =>
            isEmptyDifference(value) ? (
              <Typography>{t('history.same')}</Typography>
            ) : (
              <DifferenceList difference={value}>
                {value.files.length > 0 && (
                  <FileChanges
                    stackId={stackId}
                    from={from}
                    to={to}
                    files={arrangeDifference(value).files}
                  />
                )}
              </DifferenceList>
            )
          }
        </Loaded>
      )}
    </Paper>
  );
}
