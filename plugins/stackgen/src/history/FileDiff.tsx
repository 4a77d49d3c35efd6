import { Fragment, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { alpha, makeStyles } from '@material-ui/core/styles';
import { MONOSPACE } from '../common/monospace';
import { useTexts } from '../translation';
import { diffHunks, type DiffLine } from './diffHunks';

const useStyles = makeStyles(theme => ({
  code: {
    margin: 0,
    padding: theme.spacing(1, 0),
    maxHeight: '60vh',
    overflow: 'auto',
    fontFamily: MONOSPACE,
    fontSize: theme.typography.pxToRem(13),
    lineHeight: 1.55,
    tabSize: 2,
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.primary,
  },
  // As wide as the longest line, so that the colours reach all of it.
  lines: { display: 'inline-block', minWidth: '100%' },
  line: { display: 'block', paddingRight: theme.spacing(2) },
  number: {
    display: 'inline-block',
    width: '4ch',
    marginRight: '1ch',
    textAlign: 'right',
    userSelect: 'none',
  },
  sign: { display: 'inline-block', width: '2ch', fontWeight: 700 },
  // On the others' colours secondary text would have too little contrast.
  same: { '& $number': { color: theme.palette.text.secondary } },
  added: { backgroundColor: alpha(theme.palette.success.main, 0.16) },
  removed: { backgroundColor: alpha(theme.palette.error.main, 0.16) },
  skipped: {
    display: 'block',
    padding: theme.spacing(0.25, 2),
    color: theme.palette.text.secondary,
    fontFamily: theme.typography.fontFamily,
  },
}));

const SIGNS: Record<DiffLine['kind'], string> = {
  same: ' ',
  added: '+',
  removed: '−',
};

interface FileDiffProps {
  path: string;
  /** Empty when the file was added. */
  before: string;
  /** Empty when the file was removed. */
  after: string;
}

/** One file's change, line by line, with the signs that `diff` writes. */
export function FileDiff(props: FileDiffProps) {
  const { path, before, after } = props;
  const classes = useStyles();
  const t = useTexts();
  const { hunks, skippedAtEnd } = useMemo(
    () => diffHunks(before, after),
    [before, after],
  );
  if (hunks.length === 0) {
    return (
      <Typography color="textSecondary">{t('history.noLines')}</Typography>
    );
  }
  const skipped = (count: number) =>
    count > 0 && (
      <span className={classes.skipped}>
        {t('history.skippedLines', { count })}
      </span>
    );
  return (
    // It scrolls, so the keyboard must be able to get into it.
    <pre
      className={classes.code}
      role="region"
      aria-label={t('history.diffOf', { path })}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <span className={classes.lines}>
        {hunks.map(hunk => (
          <Fragment key={`${hunk.lines[0].before}-${hunk.lines[0].after}`}>
            {skipped(hunk.skipped)}
            {hunk.lines.map(line => (
              <code
                key={`${line.before}-${line.after}`}
                className={`${classes.line} ${classes[line.kind]}`}
              >
                <span className={classes.number} aria-hidden="true">
                  {line.before}
                </span>
                <span className={classes.number} aria-hidden="true">
                  {line.after}
                </span>
                <span className={classes.sign}>{SIGNS[line.kind]}</span>
                {line.text}
                {'\n'}
              </code>
            ))}
          </Fragment>
        ))}
        {skipped(skippedAtEnd)}
      </span>
    </pre>
  );
}
