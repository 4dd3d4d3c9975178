@echo off
rem Removes Taizhang for the current user: the add-in, its conf file, its own Python environment.
rem   uninstall.cmd          waits for a key at the end
rem   uninstall.cmd /quiet   asks nothing; exit status 0: removed, 1: the program is removed and the
rem                          add-in in Excel and Word is left, as the program is broken or missing
rem                          (left.msg says what to do), 2: not removed, or not all of it
rem Programs are named by their full paths: nothing that lies in the current folder is run.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "TARGET=%LOCALAPPDATA%\Programs\taizhang"
set "OWN=%TARGET%\Scripts\python.exe"
set "CHCP=%SystemRoot%\System32\chcp.com"
set "STATUS=2"
set "LEFT="
set "PYTHONUTF8=1"
set "PYTHONHOME="
set "PYTHONPATH="
set "CODEPAGE="
for /f "tokens=2 delims=:" %%c in ('"%CHCP%"') do set "CODEPAGE=%%c"
"%CHCP%" 65001 >nul
if not defined LOCALAPPDATA goto end

if exist "%TARGET%.new" rd /s /q "%TARGET%.new"
if not exist "%TARGET%" if exist "%TARGET%.old" move "%TARGET%.old" "%TARGET%" >nul
if exist "%TARGET%.old" rd /s /q "%TARGET%.old"
rem What is moved to a folder that exists would go into it.
if exist "%TARGET%.old" goto held
if not exist "%TARGET%" goto missing
rem A folder of that name that is no installation of ours stays as it is.
if not exist "%TARGET%\pyvenv.cfg" if not exist "%TARGET%\requirements.txt" goto stranger
if not exist "%OWN%" goto broken
"%OWN%" -E -P -c "import addin" >nul 2>&1
if not "%ERRORLEVEL%"=="0" goto broken
"%OWN%" -E -P -m addin uninstall
if not "%ERRORLEVEL%"=="0" goto end
goto remove

:missing
rem The conf file is there as long as the add-in is.
if exist "%USERPROFILE%\.taizhang\taizhang.conf" set "LEFT=1"
goto gone

:broken
set "LEFT=1"

:remove
rem A folder in use cannot be renamed; so nothing of it is deleted, or all.
move "%TARGET%" "%TARGET%.old" >nul
if exist "%TARGET%" goto held
rd /s /q "%TARGET%.old"
if exist "%TARGET%.old" goto held

:gone
set "STATUS=0"
if not defined LEFT goto end
set "STATUS=1"
type "%HERE%left.msg"
goto end

:stranger
type "%HERE%not-ours.msg"
goto end

:held
type "%HERE%in-use.msg"

:end
echo Exit status: %STATUS%
if /i not "%~1"=="/quiet" pause
if defined CODEPAGE "%CHCP%" %CODEPAGE% >nul
exit /b %STATUS%
