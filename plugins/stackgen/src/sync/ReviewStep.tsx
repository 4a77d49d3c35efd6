import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type {
  Conflict,
  PreviewResponse,
} from 'backstage-plugin-stackgen-common';
import { OutcomeCounts } from '../outcome/OutcomeCounts';
import { OutcomeTable } from '../outcome/OutcomeTable';
import { ProblemList } from '../outcome/ProblemList';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { ConflictList } from './ConflictList';
import { DifferenceList } from './DifferenceList';

const useStyles = makeStyles(theme => ({
  step: { display: 'grid', gap: theme.spacing(3) },
  section: { minWidth: 0 },
}));

function Section(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.section}>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        <strong>{props.title}</strong>
      </Typography>
      {props.children}
    </section>
  );
}

interface ReviewStepProps {
  /** With what is decided about the conflicts. */
  preview: PreviewResponse;
  /** All of them, decided or not. */
  conflicts: Conflict[];
  /** The preview does not have the newest decision yet. */
  deciding: boolean;
  /** Keys of conflicts that are decided for the catalog. */
  taken: ReadonlySet<string>;
  onTake: (taken: ReadonlySet<string>) => void;
}

/** Step 2: all that would happen, before anything does. */
export function ReviewStep(props: ReviewStepProps) {
  const { preview, conflicts, deciding, taken, onTake } = props;
  const classes = useStyles();
  const t = useTexts();
  const { clouds } = useTabFacts();
  const { appStack, difference, problems, resources } = preview;
  return (
    <div className={classes.step}>
      <div>
        <Typography color="textSecondary">
          {t('sync.reviewFor', {
            name: appStack.name,
            cloud:
              clouds.find(c => c.name === appStack.cloud)?.title ??
              appStack.cloud,
            region: appStack.region,
            mapping: appStack.mapping,
          })}
        </Typography>
        <OutcomeCounts outcome={preview} />
      </div>
      {resources.length === 0 && (
        <Alert severity="warning">{t('sync.nothingToMake')}</Alert>
      )}
      {problems.length > 0 && (
        <Section title={t('outcome.problems')}>
          <ProblemList problems={problems} />
        </Section>
      )}
      {conflicts.length > 0 && (
        <Section title={t('sync.conflicts', { count: conflicts.length })}>
          <ConflictList conflicts={conflicts} taken={taken} onChange={onTake} />
        </Section>
      )}
      <Section title={t('sync.changes')}>
        <Typography color="textSecondary" role="status">
          {deciding && t('sync.deciding')}
        </Typography>
        {!deciding && <DifferenceList difference={difference} />}
      </Section>
      <Section title={t('outcome.table')}>
        <OutcomeTable outcome={preview} />
      </Section>
    </div>
  );
}
