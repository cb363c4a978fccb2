import 'reflect-metadata';
import { runWebApp } from '@portal/web';
import { createIntake } from './create-intake';

void runWebApp({ create: createIntake, portVariable: 'INTAKE_PORT' });
