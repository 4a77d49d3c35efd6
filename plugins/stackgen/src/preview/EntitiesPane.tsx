import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  AppStackDetail,
  SkippedEntity,
} from 'backstage-plugin-stackgen-common';
import { OutcomeCounts } from '../outcome/OutcomeCounts';
import { OutcomeTable } from '../outcome/OutcomeTable';
import { ProblemList } from '../outcome/ProblemList';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  card: { padding: theme.spacing(2) },
  part: { padding: theme.spacing(1, 2) },
}));

interface EntitiesPaneProps {
  detail: AppStackDetail;
  onChoose: (skipped: SkippedEntity) => void;
  onIgnore: (skipped: SkippedEntity) => void;
}

/** What became of each entity in this revision, and what was wrong. */
export function EntitiesPane(props: EntitiesPaneProps) {
  const { detail, onChoose, onIgnore } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Paper className={classes.card}>
      <OutcomeCounts outcome={detail} className={classes.part} />
      <OutcomeTable outcome={detail} onChoose={onChoose} onIgnore={onIgnore} />
      <div className={classes.part}>
        <Typography variant="h6" component="h3" gutterBottom>
          {t('outcome.problems')}
        </Typography>
        {detail.problems.length === 0 ? (
          <Typography color="textSecondary">
            {t('outcome.noProblems')}
          </Typography>
        ) : (
          <ProblemList problems={detail.problems} />
        )}
      </div>
    </Paper>
  );
}
