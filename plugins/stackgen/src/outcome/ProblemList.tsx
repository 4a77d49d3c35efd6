import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { Problem } from 'backstage-plugin-stackgen-common';
import { useTexts } from '../translation';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  where: { overflowWrap: 'anywhere' },
}));

const ORDER: Problem['severity'][] = ['error', 'warning', 'info'];

/** What is wrong, where, and how to mend it; errors first. */
export function ProblemList(props: { problems: Problem[] }) {
  const classes = useStyles();
  const t = useTexts();
  const problems = [...props.problems].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  );
  return (
    <ul className={classes.list}>
      {problems.map((problem, index) => (
        <li key={`${problem.code} ${problem.where} ${index}`}>
          <Alert severity={problem.severity} variant="outlined" role="note">
            <AlertTitle className={classes.where}>
              {t(`outcome.severity.${problem.severity}` as const)}:{' '}
              {problem.where}
            </AlertTitle>
            {problem.message}
            {problem.mend && (
              <Typography variant="body2">{problem.mend}</Typography>
            )}
          </Alert>
        </li>
      ))}
    </ul>
  );
}
