import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useLongerThan } from '../request/useLongerThan';

const useStyles = makeStyles(theme => ({
  step: {
    display: 'grid',
    gap: theme.spacing(2),
    padding: theme.spacing(3, 0),
  },
}));

/** A progress bar with words; after two seconds it says what takes its time. */
export function WorkingStep(props: { text: string; help?: string }) {
  const { text, help } = props;
  const classes = useStyles();
  const slow = useLongerThan(2000, true);
  return (
    <div className={classes.step}>
      <LinearProgress aria-label={text} />
      <div role="status">
        <Typography>{text}</Typography>
        {slow && help && <Typography color="textSecondary">{help}</Typography>}
      </div>
    </div>
  );
}
