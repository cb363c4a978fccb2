import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
} from 'govuk-frontend';
import { autosave } from './autosave.mjs';
import { copyButtons } from './copy.mjs';
import { repeatedRows } from './repeat.mjs';
import { uploadOnChoose } from './upload.mjs';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

createAll(Button, { preventDoubleClick: true });
createAll(CharacterCount, {
  i18n: {
    charactersUnderLimit: { other: 'Còn %{count} ký tự' },
    charactersAtLimit: 'Đã hết số ký tự cho phép',
    charactersOverLimit: { other: 'Thừa %{count} ký tự' },
    wordsUnderLimit: { other: 'Còn %{count} từ' },
    wordsAtLimit: 'Đã hết số từ cho phép',
    wordsOverLimit: { other: 'Thừa %{count} từ' },
    textareaDescription: { other: 'Tối đa %{count} ký tự' },
  },
});
createAll(Checkboxes);
createAll(Radios);
createAll(ErrorSummary);
createAll(NotificationBanner);
createAll(SkipLink);
createAll(PasswordInput, {
  i18n: {
    showPassword: 'Hiện',
    hidePassword: 'Ẩn',
    showPasswordAriaLabel: 'Hiện mật khẩu',
    hidePasswordAriaLabel: 'Ẩn mật khẩu',
    passwordShownAnnouncement: 'Mật khẩu đang hiện',
    passwordHiddenAnnouncement: 'Mật khẩu đang được ẩn',
  },
});

copyButtons();
repeatedRows();
uploadOnChoose();
autosave();
