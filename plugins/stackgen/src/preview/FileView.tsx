import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import { useErrorClasses } from '../common/useErrorClasses';
import { useTexts } from '../translation';
import { HclCode } from './HclCode';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1.5, 2),
  },
  title: { overflowWrap: 'anywhere' },
  copy: { marginLeft: 'auto' },
}));

/** One generated file: where it comes from, its text, and a button to copy. */
export function FileView(props: { file: GeneratedFile }) {
  const { file } = props;
  const classes = useStyles();
  const errors = useErrorClasses();
  const t = useTexts();
  const [copied, setCopied] = useState<'yes' | 'failed'>();

  useEffect(() => setCopied(undefined), [file]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file.content);
      setCopied('yes');
    } catch {
      setCopied('failed');
    }
  };
  const lines = file.content.replace(/\n$/, '').split('\n').length;

  return (
    <section>
      <div className={classes.head}>
        <div>
          <Typography variant="h6" component="h3" className={classes.title}>
            {file.path}
          </Typography>
          <Typography variant="body2" color="textSecondary" component="div">
            {file.entityRef ? (
              <>
                {t('preview.from')}{' '}
                <EntityRefLink entityRef={file.entityRef} hideIcon />
              </>
            ) : (
              t('preview.implicit')
            )}{' '}
            · {t('preview.lines', { count: lines })}
          </Typography>
        </div>
        <Button
          className={classes.copy}
          size="small"
          variant="outlined"
          onClick={copy}
        >
          {copied === 'yes' ? t('preview.copied') : t('preview.copy')}
        </Button>
        <Typography variant="body2" role="status" className={errors.text}>
          {copied === 'failed' && t('preview.copyFailed')}
        </Typography>
      </div>
      <HclCode
        path={file.path}
        content={file.content}
        label={t('preview.generatedFile', { path: file.path })}
      />
    </section>
  );
}
