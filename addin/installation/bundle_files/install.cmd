@echo off
rem Installs Taizhang for the current user, without a network and without administrator rights.
rem   install.cmd          shows what it does and waits for a key at the end
rem   install.cmd /quiet   asks nothing; exit status 0: done, 1: done but doctor found something,
rem                        2: not installed; what was installed before is as it was
rem This file is ASCII on purpose: cmd reads scripts in the code page of the computer.
rem Programs are named by their full paths, and Python is told -I or -P: nothing that lies in the
rem current folder is ever run.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "TARGET=%LOCALAPPDATA%\Programs\taizhang"
set "NEW=%TARGET%.new"
set "OLD=%TARGET%.old"
set "OWN=%TARGET%\Scripts\python.exe"
set "CHCP=%SystemRoot%\System32\chcp.com"
set "STATUS=2"
set "SWAPPED="
set "PYTHONUTF8=1"
set "PYTHONHOME="
set "PYTHONPATH="
set "CODEPAGE="
for /f "tokens=2 delims=:" %%c in ('"%CHCP%"') do set "CODEPAGE=%%c"
"%CHCP%" 65001 >nul
if not defined LOCALAPPDATA goto end

rem An installation that was cut off while the new one was put in place: the old one comes back.
rem The list of requirements is written last, so a folder without it beside an old one is unfinished.
if exist "%OLD%" if exist "%TARGET%" if not exist "%TARGET%\requirements.txt" rd /s /q "%TARGET%"
if not exist "%TARGET%" if exist "%OLD%" move "%OLD%" "%TARGET%" >nul

rem A folder of that name that is no installation of ours stays as it is, if anything is in it.
if exist "%TARGET%" rd "%TARGET%" >nul 2>&1
if exist "%TARGET%" if not exist "%OWN%" if not exist "%TARGET%\pyvenv.cfg" goto stranger

rem Where this very version is installed and runs, only the add-in is looked after.
if not exist "%OWN%" goto fresh
if not exist "%TARGET%\requirements.txt" goto fresh
"%OWN%" -E -P -c "import addin, sys; a, b = (open(p, 'rb').read() for p in sys.argv[1:]); sys.exit(a != b)" "%HERE%requirements.txt" "%TARGET%\requirements.txt" >nul 2>&1
if "%ERRORLEVEL%"=="0" goto addin

:fresh
set "PYTHON="
call :find
if not defined PYTHON call :setup
if not defined PYTHON call :find
if defined PYTHON goto environment
type "%HERE%no-python.msg"
goto end

:environment
rem The new one is made beside the old one, which goes on working, and takes its place at the end.
if exist "%NEW%" rd /s /q "%NEW%"
echo [1/3] "%TARGET%"
%PYTHON% -I -m venv --clear "%NEW%"
if not "%ERRORLEVEL%"=="0" goto undo
echo [2/3] pip install
"%NEW%\Scripts\python.exe" -I -m pip --isolated --disable-pip-version-check install --quiet --no-index --find-links "%HERE%wheels" --require-hashes -r "%HERE%requirements.txt"
if not "%ERRORLEVEL%"=="0" goto undo
if exist "%OLD%" rd /s /q "%OLD%"
rem What is moved to a folder that exists would go into it.
if exist "%OLD%" goto held
if exist "%TARGET%" move "%TARGET%" "%OLD%" >nul
if exist "%TARGET%" goto held
set "SWAPPED=1"
move "%NEW%" "%TARGET%" >nul
if not exist "%OWN%" goto back
rem The command taizhang.exe names the folder it was made in: it is made once more.
"%OWN%" -I -m pip --isolated --disable-pip-version-check install --quiet --no-index --find-links "%HERE%wheels" --no-deps --force-reinstall taizhang
if not "%ERRORLEVEL%"=="0" goto back

:addin
echo [3/3] taizhang install
"%OWN%" -E -P -m addin install
if "%ERRORLEVEL%"=="0" goto finish
rem The add-in is as it was: so is the program, where this run put a new one in its place.
if defined SWAPPED goto back
goto end

:finish
if defined SWAPPED copy /y /b "%HERE%requirements.txt" "%TARGET%\requirements.txt" >nul
if exist "%OLD%" rd /s /q "%OLD%"
"%OWN%" -E -P -m addin doctor
set "STATUS=%ERRORLEVEL%"
goto end

:back
if exist "%TARGET%" rd /s /q "%TARGET%"
if exist "%OLD%" if not exist "%TARGET%" move "%OLD%" "%TARGET%" >nul
goto undo

:stranger
type "%HERE%not-ours.msg"
goto end

:held
type "%HERE%in-use.msg"

:undo
if exist "%NEW%" rd /s /q "%NEW%"

:end
echo Exit status: %STATUS%
if /i not "%~1"=="/quiet" pause
if defined CODEPAGE "%CHCP%" %CODEPAGE% >nul
exit /b %STATUS%

:find
rem A 64-bit Python 3.11: where its installer puts it, or by the launcher.
call :try "%LOCALAPPDATA%\Programs\Python\Python311\python.exe"
if not defined PYTHON call :try "%ProgramFiles%\Python311\python.exe"
if not defined PYTHON call :try "%LOCALAPPDATA%\Programs\Python\Launcher\py.exe" -3.11
if not defined PYTHON call :try "%SystemRoot%\py.exe" -3.11
exit /b 0

:try
if not exist "%~1" exit /b 0
%* -I -c "import sys; sys.exit(not (sys.maxsize > 2**32 and sys.version_info[:2] == (3, 11) and 'WindowsApps' not in sys.base_prefix))" >nul 2>&1
if "%ERRORLEVEL%"=="0" set PYTHON=%*
exit /b 0

:setup
rem The official installer, if somebody has put it beside this script.
for %%i in ("%HERE%python-3.11*-amd64.exe") do call :run_setup "%%~i"
exit /b 0

:run_setup
echo [0/3] "%~nx1"
start "" /wait %1 /quiet InstallAllUsers=0 PrependPath=0 Include_launcher=0 Include_test=0
exit /b 0
