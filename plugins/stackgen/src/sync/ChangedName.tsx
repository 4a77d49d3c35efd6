import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../translation';
import { CHANGE_SIGNS, type Change } from './arrangeDifference';

const useStyles = makeStyles(theme => ({
  sign: { display: 'inline-block', width: '1.5em', fontWeight: 700 },
  word: { color: theme.palette.text.secondary, fontWeight: 400 },
}));

interface ChangedNameProps {
  change: Change;
  /** Address of a resource, path of a file, or ref of an entity. */
  name: string;
  /** More to say of the change. */
  extra?: string;
}

/** Something that differs, with the kind of change as a sign and as a word. */
export function ChangedName(props: ChangedNameProps) {
  const { change, name, extra } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <>
      <span className={classes.sign} aria-hidden="true">
        {CHANGE_SIGNS[change]}
      </span>
      {name}{' '}
      <span className={classes.word}>
        {t(`sync.word.${change}` as const)}
        {extra ? ` · ${extra}` : ''}
      </span>
    </>
  );
}
