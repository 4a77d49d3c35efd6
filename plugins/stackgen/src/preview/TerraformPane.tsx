import { useState } from 'react';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import { FileDisclosure } from './FileDisclosure';
import { FileList } from './FileList';
import { FileView } from './FileView';
import { groupFiles } from './groupFiles';

const useStyles = makeStyles(theme => ({
  card: { overflow: 'hidden', height: '100%' },
  missing: { marginBottom: theme.spacing(2) },
}));

/** The file that people most likely want first: that of the page's entity. */
function firstFile(
  files: GeneratedFile[],
  entityRef: string,
): GeneratedFile | undefined {
  return (
    files.find(file => file.entityRef === entityRef) ??
    groupFiles(files)[0]?.files[0]
  );
}

/** All files on the left, the one that the address names on the right. */
export function TerraformPane(props: { files: GeneratedFile[] }) {
  const { files } = props;
  const classes = useStyles();
  const t = useTexts();
  const { address, href } = useAddress();
  const { entityRef } = useTabFacts();
  const [search, setSearch] = useState('');
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'), {
    noSsr: true,
  });
  const named = files.find(file => file.path === address.file);
  const file = named ?? firstFile(files, entityRef);

  if (!file) {
    return (
      <Typography color="textSecondary">{t('preview.noFiles')}</Typography>
    );
  }
  const list = (onChosen?: () => void) => (
    <FileList
      files={files}
      selected={file.path}
      search={search}
      onSearch={setSearch}
      onChosen={onChosen}
      hrefOf={path => href({ file: path })}
    />
  );
  return (
    <>
      {address.file !== undefined && !named && (
        <Alert severity="warning" className={classes.missing}>
          {t('preview.missingFile', { path: address.file })}
        </Alert>
      )}
      <Grid container spacing={2}>
        <Grid item xs={12} md={4} lg={3}>
          <Paper className={classes.card}>
            {narrow ? (
              <FileDisclosure selected={file.path} count={files.length}>
                {list}
              </FileDisclosure>
            ) : (
              list()
            )}
          </Paper>
        </Grid>
        <Grid item xs={12} md={8} lg={9}>
          <Paper className={classes.card}>
            <FileView file={file} />
          </Paper>
        </Grid>
      </Grid>
    </>
  );
}
