import 'reflect-metadata';
import { runWebApp } from '@portal/web';
import { createBackOffice } from './create-back-office';

void runWebApp({ create: createBackOffice, portVariable: 'BACK_OFFICE_PORT' });
