@echo off
rem Removes Taizhang for the current user: the add-in, its conf file, its own Python environment.
rem   uninstall.cmd          waits for a key at the end
rem   uninstall.cmd /quiet   asks nothing; exit status 0: removed, 2: not removed
setlocal EnableExtensions DisableDelayedExpansion
set "TARGET=%LOCALAPPDATA%\Programs\taizhang"
set "STATUS=2"
set "CODEPAGE="
for /f "tokens=2 delims=:" %%c in ('chcp') do set "CODEPAGE=%%c"
chcp 65001 >nul
if not defined LOCALAPPDATA goto end

if not exist "%TARGET%\pyvenv.cfg" goto gone
"%TARGET%\Scripts\python.exe" -E -P -m addin uninstall
if not "%ERRORLEVEL%"=="0" goto end
rd /s /q "%TARGET%"
if exist "%TARGET%" goto end

:gone
set "STATUS=0"

:end
echo Exit status: %STATUS%
if /i not "%~1"=="/quiet" pause
if defined CODEPAGE chcp %CODEPAGE% >nul
exit /b %STATUS%
